using System.CommandLine;
using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Potentials.Ipi;

/// <summary><c>ipi</c>: computes for an i-PI server until it says that it is done.</summary>
internal static class IpiCommand
{
    /// <summary>The port of i-PI where no other is given.</summary>
    private const int UsualPort = 31415;

    /// <summary>The command.</summary>
    /// <param name="load">The potential that options choose.</param>
    /// <param name="structure">The option that says which atoms there are.</param>
    /// <param name="shared">Options that <paramref name="load"/> reads.</param>
    public static Command Create(
        Func<ParseResult, Potential> load,
        Option<string?> structure,
        params ReadOnlySpan<Option> shared
    )
    {
        Option<string> address = new("--address")
        {
            Description = "Where the server listens",
            DefaultValueFactory = static _ => "localhost",
        };
        Option<int> port = CommandOptions.Positive("--port", "The port of the server", UsualPort);
        Option<string?> unix = new("--unix")
        {
            Description = "Instead of address and port: the name of i-PI's socket on this machine, or its path",
        };
        var command = new Command("ipi", "Computes energy, forces and virial for an i-PI server.")
        {
            structure,
            address,
            port,
            unix,
        };
        foreach (Option option in shared)
            command.Options.Add(option);
        command.SetAction(parsed =>
            Guarded.Run(() =>
            {
                Potential potential = load(parsed);
                Structure start = StructureChoice.For(potential, parsed.GetValue(structure));
                using Stream connection = parsed.GetValue(unix) is { } name
                    ? IpiServer.ConnectUnix(name)
                    : IpiServer.Connect(parsed.GetValue(address)!, parsed.GetValue(port));
                Console.WriteLine($"{potential.Name} computes {start.Name}, {start.Formula}, for the server.");
                var client = new IpiClient(potential, start);
                client.Run(connection);
                string how = client.IsDismissed ? "" : ", without EXIT";
                Console.WriteLine($"The server has ended after {client.Evaluations} evaluations{how}.");
                return 0;
            })
        );
        return command;
    }
}
