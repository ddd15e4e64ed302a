-- What a device's owner calls it, and the app of its last request.
ALTER TABLE device ADD COLUMN label text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN app text COLLATE "C" NOT NULL DEFAULT '';
