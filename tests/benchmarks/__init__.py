"""Speed and memory, as figures beside a peer or a floor in the same run; nothing is asserted."""
