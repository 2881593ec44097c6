"""Tawam: the open registry and workbench of twinned cities and countries."""

__version__ = "0.1.0"
