-- Whether a person is left out of the list of the top buyers.
ALTER TABLE accounts ADD COLUMN leaderboard_opt_out boolean NOT NULL DEFAULT false;
