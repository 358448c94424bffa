using System.Globalization;
using GeoDL.Typed.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Command.Run(args);
