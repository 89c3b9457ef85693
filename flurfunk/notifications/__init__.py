"""Being told, once: the bell, the letter, the push, the digest, and who wants which of them when."""
