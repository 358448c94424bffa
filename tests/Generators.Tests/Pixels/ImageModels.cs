using System.Runtime.Loader;
using GeoDL.Typed.Generators.Tests.Pipeline;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>The models of some cases, compiled once for all tests.</summary>
public abstract class ImageModels : IDisposable
{
    private readonly AssemblyLoadContext _context = new("pixels", isCollectible: true);
    private readonly System.Reflection.Assembly _assembly;

    /// <summary>Compiles them.</summary>
    private protected ImageModels(IReadOnlyList<ImageCase> cases)
    {
        using MemoryStream image = GeneratorHost
            .Run(GeneratorHost.Compile([.. cases.Select(static c => c.Source)]))
            .CleanImage();
        _assembly = _context.LoadFromStream(image);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _context.Unload();
        GC.SuppressFinalize(this);
    }

    internal T Call<T>(ImageCase layer, string method, params object[] arguments) =>
        (T)_assembly.GetType(layer.Name + ".Probe")!.GetMethod(method)!.Invoke(null, arguments)!;
}
