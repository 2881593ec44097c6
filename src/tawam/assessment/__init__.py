"""Is a partnership alive, and will it last: findings that cite published evidence, and how long links last."""
