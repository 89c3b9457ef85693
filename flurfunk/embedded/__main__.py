"""`python -m flurfunk.embedded` is the supervisor; Cluster calls it, people do not."""

from flurfunk.embedded.supervisor import main

main()
