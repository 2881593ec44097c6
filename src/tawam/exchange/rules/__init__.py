"""Pure judgements on what partners do: what can be logged, what it adds up to, what comes next."""
