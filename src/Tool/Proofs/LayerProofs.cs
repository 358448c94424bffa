using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>The proofs of a model's layers, modules included.</summary>
internal sealed class LayerProofs(int seed)
{
    private readonly List<string> _notes = [];

    /// <summary>Which layers have emitted kernels that are not compared.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>A proof for each layer with paths.</summary>
    public IReadOnlyList<Proof> Run(Type type)
    {
        IEquivariantModel model;
        try
        {
            model = ModelFactory.Create(type, Precision.Single);
        }
        catch (ToolException error)
        {
            return [new Proof(type.Name, 0, double.NaN, double.NaN, [error.Message])];
        }

        Dictionary<string, DeclaredLayer> declared = model.Parameters.Declared.ToDictionary(static l =>
            l.Description.Path
        );
        return
        [
            .. LayerObjects
                .Of(model)
                .Where(found => declared.ContainsKey(found.Key))
                .Select(found => Of(type.Name, found.Value, declared[found.Key], model))
                .OfType<Proof>(),
        ];
    }

    private Proof? Of(string name, LayerObject found, DeclaredLayer declared, IEquivariantModel model)
    {
        Layer layer = found.Layer;
        Type[] kernels = [.. found.Kernels];
        Type[] bilinear = Having(typeof(IBilinearKernel)),
            linear = Having(typeof(ILinearKernel));
        string title = $"{name}.{layer.Path}";
        if (bilinear.Length + linear.Length == 0)
        {
            if (Having(typeof(IHarmonicsKernel)).Length > 0)
                _notes.Add($"{title} has no couplings; its harmonics are measured with the model");
            return null;
        }

        try
        {
            Parameter[] own =
            [
                .. model.Parameters.All.Where(p => p.Path.StartsWith(layer.Path + ".", StringComparison.Ordinal)),
            ];
            if (Tables(layer, declared, own) is not { } tables)
            {
                _notes.Add($"{title}, a {declared.Description.Kind}, was not compared, but is measured with the model");
                return null;
            }
            return Of(
                title,
                [
                    .. bilinear
                        .Select(EmittedKernel.Bilinear)
                        .Concat(linear.Select(EmittedKernel.Linear))
                        .Zip(tables, static (kernel, table) => (kernel, table)),
                ]
            );
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return new Proof(title, 0, double.NaN, double.NaN, [$"its description gives no paths: {error.Message}"]);
        }

        Type[] Having(Type form) => Array.FindAll(kernels, k => k.IsAssignableTo(form));
    }

    /// <summary>The proof of kernels against tables.</summary>
    internal Proof Of(string title, IReadOnlyList<(EmittedKernel Kernel, IExactTable Table)> parts)
    {
        (double single, double @double) = (0, 0);
        var failures = new List<string>();
        foreach ((EmittedKernel kernel, IExactTable table) in parts)
        {
            (double inSingle, double inDouble, string? failure) = new KernelProof(kernel, table, seed).Run();
            (single, @double) = (Math.Max(single, inSingle), Math.Max(@double, inDouble));
            if (failure is not null)
                failures.Add(failure);
        }

        return new Proof(title, parts.Sum(static p => p.Table.PathCount), single, @double, failures);
    }

    /// <summary>
    /// What the kernels of a layer have to compute, products first; null where no specification is known here.
    /// </summary>
    private static IExactTable[]? Tables(Layer layer, DeclaredLayer declared, Parameter[] own)
    {
        SymmetryGroup group = declared.Result.Signature.Group;
        if (
            layer
            is not (
                TensorProductLayer
                or LinearLayer
                or SteerableConvolutionLayer
                or AttentionLayer
                or GraphAttentionLayer
            )
        )
        {
            return null;
        }
        return LayerAlgebra.Of(declared, own) switch
        {
            LayerAlgebra.Map map => [new LinearTable(map.Spec, group)],
            LayerAlgebra.Product product => [new ProductTable(product.Spec, group)],
            LayerAlgebra.Convolution convolution =>
            [
                new ProductTable(convolution.Coupled, group),
                new LinearTable(convolution.Mixing, group),
            ],
            LayerAlgebra.Attention attention =>
            [
                new ProductTable(attention.Values, group),
                new ProductTable(attention.Keys, group),
                new LinearTable(attention.Mixing, group),
                new LinearTable(attention.Query, group),
            ],
            LayerAlgebra.GraphAttention attention =>
            [
                new LinearTable(attention.Mixing, group),
                new LinearTable(attention.Query, group),
            ],
            _ => throw new FormatException("they do not agree with its parameters, or cannot be read"),
        };
    }
}
