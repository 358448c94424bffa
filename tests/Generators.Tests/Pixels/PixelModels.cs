using System.Runtime.Loader;
using GeoDL.Typed.Generators.Tests.Pipeline;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>The models of all cases, compiled once for all tests.</summary>
public sealed class PixelModels : IDisposable
{
    private readonly AssemblyLoadContext _context = new("pixels", isCollectible: true);
    private readonly System.Reflection.Assembly _assembly;

    /// <summary>Compiles them.</summary>
    public PixelModels()
    {
        GeneratorRun run = GeneratorHost
            .Run(GeneratorHost.Compile([.. PixelCase.All.Select(static c => c.Source)]))
            .AssertClean();
        using var image = new MemoryStream();
        Assert.True(run.Output.Emit(image).Success);
        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
    }

    /// <summary>The names of the cases.</summary>
    public static TheoryData<string> Names => [.. PixelCase.All.Select(static c => c.Name)];

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    internal T Call<T>(PixelCase layer, string method, params object[] arguments) =>
        (T)_assembly.GetType(layer.Name + ".Probe")!.GetMethod(method)!.Invoke(null, arguments)!;
}
