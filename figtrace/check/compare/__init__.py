"""Two statements held against each other: amounts, units, relations, periods, slots."""
