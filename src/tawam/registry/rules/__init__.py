"""Pure rules of the registry: claims in, records, judgements and verdicts out."""
