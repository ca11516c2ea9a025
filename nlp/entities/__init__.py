"""Products, firms, policies, organisations and places: by lists, by rules, by a model."""
