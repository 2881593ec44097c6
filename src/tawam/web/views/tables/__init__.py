"""The workbench for tables: upload, columns, preview, confirmation. For editors; a draft is its owner's."""
