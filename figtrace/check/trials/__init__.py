"""How far the check can be trusted on a corpus: sentences in other words, slips sown, a self-test."""
