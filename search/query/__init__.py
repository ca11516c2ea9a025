"""What a person types: its grammar, its plan, its names made wider."""
