"""The ledger as a page, as comments in Word, as SARIF."""
