"""Makes the reader from data folders; needs torch (the extra `train`), which reading never does."""
