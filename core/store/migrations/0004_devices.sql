-- What a device's owner calls it, and the app of its last request.
ALTER TABLE device ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN app TEXT NOT NULL DEFAULT '';
