"""Places for a group or a subject: who may see them, who belongs, who keeps order."""
