using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>The proofs of a model's layers, modules included.</summary>
internal sealed class LayerProofs(int seed)
{
    private readonly List<string> _notes = [];

    /// <summary>Which layers were tried in part only.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>A proof for each layer with paths.</summary>
    public IReadOnlyList<Proof> Run(Type type)
    {
        var made = new Dictionary<Precision, IEquivariantModel>();
        try
        {
            Made(Precision.Single);
        }
        catch (ToolException error)
        {
            return [new Proof(type.Name, 0, double.NaN, double.NaN, [error.Message])];
        }

        IEquivariantModel model = Made(Precision.Single);
        Dictionary<string, DeclaredLayer> declared = model.Parameters.Declared.ToDictionary(static l =>
            l.Description.Path
        );
        return
        [
            .. LayerObjects
                .Of(model)
                .Where(found => declared.ContainsKey(found.Key))
                .Select(found => Of(type.Name, found.Value, declared[found.Key], Made))
                .OfType<Proof>(),
        ];

        IEquivariantModel Made(Precision precision)
        {
            if (!made.TryGetValue(precision, out IEquivariantModel? known))
                made.Add(precision, known = ModelFactory.Create(type, precision));
            return known;
        }
    }

    private Proof? Of(string name, LayerObject found, DeclaredLayer declared, Func<Precision, IEquivariantModel> made)
    {
        string path = found.Layer.Path,
            title = $"{name}.{path}";
        Parameter[] own =
        [
            .. made(Precision.Single)
                .Parameters.All.Where(p => p.Path.StartsWith(path + ".", StringComparison.Ordinal)),
        ];
        try
        {
            ILayerPart[] parts = [.. Parts(found, declared, own, made)];
            return parts.Length == 0 ? null : Of(title, parts);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return new Proof(title, 0, double.NaN, double.NaN, [$"its description gives no paths: {error.Message}"]);
        }
    }

    private Proof Of(string title, ILayerPart[] parts)
    {
        PartOutcome[] outcomes = Array.ConvertAll(parts, static part => part.Run());
        if (Array.Exists(outcomes, static o => o.IsThinned))
            _notes.Add($"{title} is large: of each block of its operands the first, middle and last copy were tried");
        return new Proof(
            title,
            parts.Sum(static p => p.PathCount),
            outcomes.Max(static o => o.Single),
            outcomes.Max(static o => o.Double),
            [.. outcomes.Select(static o => o.Failure).OfType<string>()]
        );
    }

    /// <summary>
    /// The parts of a layer beside what each has to compute; none of a layer that has no algebra, such as a pool.
    /// </summary>
    private IEnumerable<ILayerPart> Parts(
        LayerObject found,
        DeclaredLayer declared,
        Parameter[] own,
        Func<Precision, IEquivariantModel> made
    )
    {
        SymmetryGroup group = declared.Result.Signature.Group;
        (Layer layer, Type[] kernels) = (found.Layer, [.. found.Kernels]);
        if (
            layer
            is not (
                TensorProductLayer
                or LinearLayer
                or LabelledLinearLayer
                or SymmetricContractionLayer
                or SphericalHarmonicsLayer
                or SteerableConvolutionLayer
                or MeshConvolutionLayer
                or AttentionLayer
                or GraphAttentionLayer
                or PixelConvolutionLayer
                or VolumeConvolutionLayer
                or GroupConvolutionLayer
            )
        )
        {
            return [];
        }
        return LayerAlgebra.Of(declared, own) switch
        {
            LayerAlgebra.Map map => Kernels(new LinearTable(map.Spec, group)),
            LayerAlgebra.Product product => Kernels(new ProductTable(product.Spec, group)),
            LayerAlgebra.Contraction contraction =>
            [
                new ContractionProof(
                    new ContractionRun(
                        precision => (made(precision), (SymmetricContractionLayer)At(precision)),
                        declared.Operands[0]
                    ),
                    contraction.Spec,
                    Whole(declared, "species"),
                    seed
                ),
            ],
            LayerAlgebra.Harmonics harmonics => OfHarmonics(
                new HarmonicsTable(declared.Result, harmonics.Degrees, harmonics.Normalization, harmonics.IsInPlane),
                hasPaths: true
            ),
            LayerAlgebra.Convolution convolution => Kernels([
                    new ProductTable(convolution.Coupled, group),
                    new LinearTable(convolution.Mixing, group),
                    .. convolution.Self is { } self ? [new LinearTable(self, group)] : Array.Empty<IExactTable>(),
                ])
                .Concat(OfEdges(convolution.MaxDegree, convolution.IsInPlane)),
            LayerAlgebra.Attention attention => Kernels(
                    new ProductTable(attention.Values, group),
                    new ProductTable(attention.Keys, group),
                    new LinearTable(attention.Mixing, group),
                    new LinearTable(attention.Query, group)
                )
                .Concat(OfEdges(attention.MaxDegree, attention.IsInPlane)),
            LayerAlgebra.PixelConvolution pixels =>
            [
                OnGrid(
                    new PixelWindow(pixels.Spec, group)
                    {
                        Left = declared.Operands[0],
                        Result = declared.Result,
                        Stride = Whole(declared, "stride"),
                        Border = BorderOf(declared),
                    }
                ),
            ],
            LayerAlgebra.VolumeConvolution voxels =>
            [
                OnGrid(
                    new VolumeWindow(voxels.Spec, group)
                    {
                        Left = declared.Operands[0],
                        Result = declared.Result,
                        Stride = Whole(declared, "stride"),
                        Border = BorderOf(declared),
                        Spacing = LayerAlgebra.SpacingOf(declared.Description.Options) ?? VoxelSpacing.Unit,
                    }
                ),
            ],
            LayerAlgebra.GroupConvolution pixels =>
            [
                OnGrid(
                    new GroupWindow(pixels.Spec, Whole(declared, "dilation"))
                    {
                        Left = declared.Operands[0],
                        Result = declared.Result,
                        Stride = Whole(declared, "stride"),
                        Border = BorderOf(declared),
                    }
                ),
            ],
            LayerAlgebra.GraphAttention attention => Kernels(
                new LinearTable(attention.Mixing, group),
                new LinearTable(attention.Query, group)
            ),
            _ => throw new FormatException("they do not agree with its parameters, or cannot be read"),
        };

        // Products first.
        IEnumerable<ILayerPart> Kernels(params IExactTable[] tables) =>
            Having(typeof(IBilinearKernel))
                .Select(EmittedKernel.Bilinear)
                .Concat(Having(typeof(ILinearKernel)).Select(EmittedKernel.Linear))
                .Zip(tables, (kernel, table) => new KernelProof(kernel, table, seed));

        IEnumerable<ILayerPart> OfEdges(int maxDegree, bool isInPlane) =>
            OfHarmonics(HarmonicsTable.OfEdges(group, maxDegree, isInPlane), hasPaths: false);

        IEnumerable<ILayerPart> OfHarmonics(HarmonicsTable table, bool hasPaths) =>
            Having(typeof(IHarmonicsKernel)).Select(kernel => HarmonicsProof.Of(kernel, table, seed, hasPaths));

        GridProof OnGrid(WindowTable table) =>
            new(
                new GridRun(precision => (made(precision), At(precision))),
                table,
                own.Where(p => p.Path == layer.Path + ".bias").Sum(static p => p.Count),
                seed
            );

        Layer At(Precision precision) => LayerObjects.Of(made(precision))[layer.Path].Layer;

        IEnumerable<Type> Having(Type form) => kernels.Where(k => k.IsAssignableTo(form));
    }

    private static int Whole(DeclaredLayer declared, string option) =>
        declared.Description.Options.TryGetValue(option, out string? text)
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : 1;

    private static Border BorderOf(DeclaredLayer declared) =>
        declared.Description.Options.TryGetValue("border", out string? text)
            ? Enum.Parse<Border>(text, ignoreCase: true)
            : Border.Zeros;
}
