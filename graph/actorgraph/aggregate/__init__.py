"""Events by the hundred million: counted into ties, ranked and grouped as a whole, by engines that spill to disk."""
