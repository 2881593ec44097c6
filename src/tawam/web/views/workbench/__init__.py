"""The workbench: what a place logs, for those who have a role there."""
