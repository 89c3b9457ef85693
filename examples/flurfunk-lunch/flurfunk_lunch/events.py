"""What lunch declares to the house: who listens to what happened."""

LISTENERS = ["flurfunk_lunch.counting.count_offers"]
