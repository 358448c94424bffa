using System.Runtime.Loader;
using GeoDL.Typed.Generators.Tests.Pipeline;

namespace GeoDL.Typed.Generators.Tests.Voxels;

/// <summary>The models of all cases, compiled once for all tests.</summary>
public sealed class VolumeModels : IDisposable
{
    private readonly AssemblyLoadContext _context = new("voxels", isCollectible: true);
    private readonly System.Reflection.Assembly _assembly;

    /// <summary>Compiles them.</summary>
    public VolumeModels()
    {
        using MemoryStream image = GeneratorHost
            .Run(GeneratorHost.Compile([.. VolumeCase.All.Select(static c => c.Source)]))
            .CleanImage();
        _assembly = _context.LoadFromStream(image);
    }

    /// <summary>The names of the cases.</summary>
    public static TheoryData<string> Names => [.. VolumeCase.All.Select(static c => c.Name)];

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    internal T Call<T>(VolumeCase layer, string method, params object[] arguments) =>
        (T)_assembly.GetType(layer.Name + ".Probe")!.GetMethod(method)!.Invoke(null, arguments)!;
}
