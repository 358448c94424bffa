using GeoDL.Typed.Samples.NBody.Running;

return await CommandLine.Create().Parse(args).InvokeAsync();
