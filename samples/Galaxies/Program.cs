using GeoDL.Typed.Samples.Galaxies.Running;

return CommandLine.Create().Parse(args).Invoke();
