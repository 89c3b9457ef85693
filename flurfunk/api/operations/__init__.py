"""What programs can do, one noun per module: found among what the person sees, allowed by a rule, done by a verb."""
