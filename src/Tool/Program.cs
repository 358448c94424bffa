using GeoDL.Typed.Tool.Running;

Console.OutputEncoding = System.Text.Encoding.UTF8;
return GeodlCommand.Run(args, Console.Out, Console.Error);
