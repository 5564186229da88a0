// The command line lands with the engine.
