"""Sources and claims: who says what. Append-only; nothing that was said is ever overwritten."""
