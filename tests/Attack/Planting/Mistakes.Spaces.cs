namespace GeoDL.Typed.Attack;

/// <content>Mistakes with volumes, surfaces and spheres.</content>
internal static partial class Mistakes
{
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> OfSpaces() =>
        [.. OfVoxels(), .. OfSurfaces(), .. OfSpheres()];

    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> OfVoxels() =>
        [
            (
                "voxel: layers / spacing that is not the volume's",
                OnVoxels(
                    "[SteerableConvolution(\"$S\", \"$0\", Size = 3, MaxDegree = 0, "
                        + "Spacing = new[] { 1.0, 1.0, 3.0 })] "
                        + "private partial Features Wrong$u(Voxels p, Features x);",
                    "Wrong$u(cloud.Pixels, ((Features)$0).SoftNorm().SumOverCopies())"
                )
            ),
            (
                "voxel: layers / convolution over no degree that is carried",
                OnVoxels(
                    "[SteerableConvolution(\"$S\", \"$0\", Size = 3, MaxDegree = 4)] private partial Features "
                        + "Wrong$u(Voxels p, Features x);",
                    "Wrong$u(cloud.Pixels, (Features)$0)"
                )
            ),
            (
                "voxel: layers / group convolution",
                OnVoxels(
                    "[GroupConvolution(\"$0\", \"$0\", Size = 3)] "
                        + "private partial Features Wrong$u(Voxels p, Features x);",
                    "Wrong$u(cloud.Pixels, ((Features)$0).SoftNorm().SumOverCopies())"
                )
            ),
            (
                "voxel: layers / nearest",
                OnVoxels(
                    "[MeanPool(\"$0\", \"$0\")] private partial Features Down$u(Voxels p, Features x); "
                        + "[Upsample(\"$0\", \"$0\", Mode = UpsampleMode.Nearest)] private partial Features "
                        + "Wrong$u(Voxels p, Features x);",
                    "Wrong$u(cloud.Pixels, Down$u(cloud.Pixels, ((Features)$0).SoftNorm().SumOverCopies()))"
                )
            ),
            (
                "voxel: layers / largest vectors",
                OnVoxels(
                    "[MaxPool(\"$S\", \"$S\")] private partial Features Wrong$u(Voxels p, Features x);",
                    "Wrong$u(cloud.Pixels, (Features)$0).SoftNorm()"
                )
            ),
            (
                "voxel: layers / a pool without a bound",
                static (d, p) =>
                    d.Space.IsOnVoxels
                    && Add(
                        d.Types,
                        "[EquivariantModel] public sealed partial class Claims { [MeanPool(\"0e\", \"0e\")] private "
                            + "partial Features Pool(Voxels p, Features x); public Features Forward(Voxels p, "
                            + "[Irreps(\"0e\")] Features x) => Pool(p, x); }"
                    )
            ),
        ];

    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> OfSurfaces() =>
        [
            ("mesh: frames / mean of vectors", OnVectorsOfSurfaces("$0.Mean(cloud.Batch).Broadcast(cloud.Batch)")),
            ("mesh: frames / sum of vectors", OnVectorsOfSurfaces("$0 + $0.Sum(cloud.Batch).Broadcast(cloud.Batch)")),
            (
                "mesh: frames / zeros in an order",
                OnVectorsOfSurfaces("$0 + Features.Zeros($0, \"1\").Concat($0).Select(1..)")
            ),
            (
                "mesh: frames / constant vector",
                OnVectorsOfSurfaces("$0 + Features.Zeros($0, \"1\").Mean(cloud.Batch).Broadcast(cloud.Batch)")
            ),
            (
                "mesh: frames / mean of vectors of a coarser surface",
                OnVectorsOfSurfaces("$0 + $0.Pool(cloud.Batch).Mean(cloud.Batch.Coarser()).Broadcast(cloud.Batch)")
            ),
            (
                "mesh: coarser / a sum with the finer surface that does not fit",
                OnVectorsOfSurfaces("$0 + $0.Pool(cloud.Batch)")
            ),
            (
                "mesh: coarser / a pool that does not fit",
                OnVectorsOfSurfaces("$0 + $0.Pool(cloud.Batch.Coarser()).Unpool(cloud.Batch)")
            ),
            ("mesh: coarser / an unpool that does not fit", OnVectorsOfSurfaces("$0 + $0.Unpool(cloud.Batch)")),
            (
                "mesh: larger / about an axis",
                Layer(
                    "[Restrict] [return: Irreps(\"1 + 0\")] private partial Features Wrong$u([Irreps(\"1o\", Group = "
                        + "Group.O3)] Features x);",
                    "Wrong$u(Features.Zeros($0, \"1o\"))"
                )
            ),
            (
                "mesh: larger / about an axis, of a parameter",
                static (d, p) =>
                {
                    if (!d.Space.IsOnVertices || !d.Larger.Any(static l => l.IsCloud))
                        return false;
                    LargerInput larger = d.Larger.First(static l => l.IsCloud);
                    string u = d.NewName("q");
                    var result = GeoDL.Typed.Algebra.Restriction.Of(larger.Type.Signature.Irreps, d.Group);
                    d.Members.Add(
                        $"[Restrict] [return: Irreps(\"{result}\")] "
                            + $"private partial Features Wrong{u}({larger.Type.Name} "
                            + "x);"
                    );
                    return p.Victim(static v => v is { IsFeature: true, Base: RowBase.Points }) is { } x
                        && Put(
                            p,
                            x,
                            $"$0 * Scalars.From(Layer{u}(cloud.Batch, Wrong{u}({larger.Value.Name}.Features)))"
                        )
                        && Add(
                            d.Members,
                            $"[MeshConvolution(\"{result}\", \"0\")] private partial Features Layer{u}(Batch s, "
                                + "Features x);"
                        );
                }
            ),
            (
                "mesh: layers / harmonics of features",
                Layer(
                    "[SphericalHarmonics(\"1\", \"0 + 1 + 2\")] private partial Features Wrong$u(Features x);",
                    "Wrong$u(Features.Zeros($0, \"1\"))"
                )
            ),
            (
                "mesh: layers / pixels",
                Layer(
                    "[SteerableConvolution(\"0\", \"0\")] private partial Features Wrong$u(Pixels p, Features x);",
                    "$0"
                )
            ),
            (
                "mesh: layers / steerable convolution on a surface",
                Layer(
                    "[SteerableConvolution(\"0\", \"0\")] private partial Features Wrong$u(Batch p, Features x);",
                    "Wrong$u(cloud.Batch, $0)"
                )
            ),
            (
                "mesh: layers / another surface",
                static (d, p) =>
                    d.Space.IsOnVertices
                    && Other(d)
                    && Replace(p, IsOnVertices, "$0.Mean(other.Batch).Broadcast(cloud.Batch)")
            ),
            (
                "mesh: layers / broadcast to another surface",
                static (d, p) =>
                    d.Space.IsOnVertices
                    && Other(d)
                    && Replace(p, IsOnVertices, "$0.Mean(cloud.Batch).Broadcast(other.Batch)")
            ),
        ];

    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> OfSpheres() =>
        [
            ("sphere: fields / norm", OnFields("f$u.SoftNorm()")),
            ("sphere: fields / scaled", OnFields("2 * f$u")),
            ("sphere: fields / sum", OnFields("f$u + f$u")),
            ("sphere: fields / component", OnFields("((Features)f$u).Select(0)")),
            ("sphere: fields / concatenated", OnFields("((Features)f$u).Concat((Features)f$u)")),
            ("sphere: fields / zeros", OnFields("Wide$u.Zeros(cloud.Features)")),
            ("sphere: fields / from", OnFields("Wide$u.From((Features)cloud.Features)")),
            ("sphere: fields / wide", OnFields("new Pair<Wide$u, Wide$u>(f$u, f$u).First")),
            (
                "sphere: coefficients / beyond the sampling",
                OnCoefficients(
                    "[ToHarmonics(MaxDegree = 9)] private partial Deep$u Wrong$u(Batch p, Flat$u x); [FromHarmonics] "
                        + "private partial Flat$u Make$u(Batch p, Deep$u x); [Linear] private partial Deep$u "
                        + "Mix$u($T x); [Linear] private partial Short$u Cut$u(Deep$u x);",
                    "$0 * Scalars.From(Cut$u(Wrong$u(cloud.Batch, Make$u(cloud.Batch, Mix$u($0)))).Inner(Cut$u("
                        + "Mix$u($0))))"
                )
            ),
            (
                "sphere: coefficients / beyond a coarser sampling",
                OnCoefficients(
                    "[FromHarmonics] private partial Flat$u Make$u(Batch p, Short$u x); [ToHarmonics(MaxDegree = 3)] "
                        + "private partial Short$u Back$u(Batch p, Flat$u x); [Linear] private partial Short$u "
                        + "Mix$u($T x);",
                    "$0 * Scalars.From(Back$u(cloud.Batch.Coarser(2), Make$u(cloud.Batch.Coarser(2), Mix$u($0))).Inner("
                        + "Mix$u($0)))"
                )
            ),
            (
                "sphere: coefficients / other pixels",
                OnCoefficients(
                    "[FromHarmonics] private partial Flat$u Make$u(Batch p, Short$u x); [ToHarmonics(MaxDegree = 3)] "
                        + "private partial Short$u Back$u(Batch p, Flat$u x); [Linear] private partial Short$u "
                        + "Mix$u($T x);",
                    "$0 * Scalars.From(Back$u(cloud.Batch, Make$u(cloud.Batch.Coarser(2), Mix$u($0))).Inner(Mix$u($0)))"
                )
            ),
            (
                "sphere: coefficients / activation without a bound",
                OnCoefficients(
                    "[SphereActivation] private partial Short$u Wrong$u(Short$u x); [Linear] private partial Short$u "
                        + "Mix$u($T x);",
                    "$0 * Scalars.From(Wrong$u(Mix$u($0)).Inner(Mix$u($0)))",
                    static d => d.Space.Approximate is null
                )
            ),
            (
                "sphere: coefficients / activation of vectors",
                OnCoefficients(
                    "[SphereActivation(\"$S\", \"$S\", Function = Nonlinearity.Square)] private partial Features "
                        + "Wrong$u(Features x);",
                    "$0 * Scalars.From(Wrong$u((Features)$0).SoftNorm().SumOverCopies())"
                )
            ),
            (
                "sphere: spectra / parity",
                OnCoefficients(
                    "[CrossSpectrum(\"1o..3\", \"1e..3\", \"3x0e\")] private partial Features Wrong$u(Features e, "
                        + "Features b); [Linear(\"$S\", \"1o + 2e + 3o + 1e + 2o + 3e\")] private partial Features "
                        + "Mix$u(Features x);",
                    "$0 * Scalars.From(Wrong$u(Mix$u((Features)$0).Select(0..3), Mix$u((Features)$0).Select(3..6))"
                        + ".SumOverCopies())",
                    static d => d.Group.HasParity
                )
            ),
            (
                "sphere: spectra / gradients with curls",
                OnCoefficients(
                    "[CrossSpectrum(\"1o..3\", \"1o..3\", \"3x0e\")] private partial Features Wrong$u(Features e, "
                        + "Features b); [Linear(\"$S\", \"1o + 2e + 3o + 1e + 2o + 3e\")] private partial Features "
                        + "Mix$u(Features x);",
                    "$0 * Scalars.From(Wrong$u(Mix$u((Features)$0).Select(0..3), Mix$u((Features)$0).Select(3..6))"
                        + ".SumOverCopies())",
                    static d => d.Group.HasParity
                )
            ),
            (
                "sphere: products / of pseudoscalar fields",
                OnCoefficients(
                    "[FieldProduct(\"0o + 1e + 2o\", \"0e + 1o + 2e\", \"0e + 1o + 2e\")] private partial Features "
                        + "Wrong$u(Features s, Features f); [Linear(\"$S\", \"0o + 1e + 2o + 0e + 1o + 2e\")] private "
                        + "partial Features Mix$u(Features x);",
                    "$0 * Scalars.From(Wrong$u(Mix$u((Features)$0).Select(0..3), Mix$u((Features)$0).Select(3..6))"
                        + ".Select(0))",
                    static d => d.Group.HasParity
                )
            ),
            ("sphere: convention / of the other", OnFields("Other$u.From((Features)f$u)", true)),
            (
                "sphere: convention / of a plain operand",
                OnCoefficients(
                    "[FromHarmonics] private partial Turned$u Make$u(Batch p, Both$u x); [ToHarmonics(MaxDegree = 3)] "
                        + "private partial Both$u Back$u(Batch p, [Irreps(\"2\", Group = Group.O2)] Features x); "
                        + "[Linear(\"$S\", \"2e + 3o + 2o + 3e\")] private partial Features Mix$u(Features x);",
                    "$0 * Scalars.From(((Features)Back$u(cloud.Batch, Make$u(cloud.Batch, Both$u.From(Mix$u((Features)"
                        + "$0))))).Inner(Mix$u((Features)$0)).SumOverCopies())",
                    static d => d.Group.HasParity
                )
            ),
            (
                "sphere: convention / of a plain result",
                OnCoefficients(
                    "[FromHarmonics] [return: Irreps(\"2\", Group = Group.O2)] "
                        + "private partial Features Make$u(Batch p, "
                        + "Both$u x); [ToHarmonics(MaxDegree = 3)] private partial Both$u Back$u(Batch p, Turned$u x); "
                        + "[Linear(\"$S\", \"2e + 3o + 2o + 3e\")] private partial Features Mix$u(Features x);",
                    "$0 * Scalars.From(((Features)Back$u(cloud.Batch, Turned$u.From(Make$u(cloud.Batch, Both$u.From("
                        + "Mix$u((Features)$0)))))).Inner(Mix$u((Features)$0)).SumOverCopies())",
                    static d => d.Group.HasParity
                )
            ),
            (
                "sphere: fields / norm of a plain one",
                OnCoefficients(
                    "[FromHarmonics] [return: Irreps(\"2\", Group = Group.O2)] "
                        + "private partial Features Make$u(Batch p, "
                        + "Both$u x); [Linear(\"$S\", \"2e + 3o + 2o + 3e\")] private partial Features "
                        + "Mix$u(Features x);",
                    "$0 * Make$u(cloud.Batch, Both$u.From(Mix$u((Features)$0))).Rows",
                    static d => d.Group.HasParity
                )
            ),
        ];

    private static bool IsOnVertices(ProgramValue v) =>
        v is { IsFeature: true, Base: RowBase.Points, Kind: ValueKind.Scalars };

    private static Func<Draft, Planter, bool> OnVoxels(string declaration, string expression) =>
        (d, p) => d.Space.IsOnVoxels && OverPixels(d, p, declaration, expression);

    /// <summary>A feature whose frames turn becomes what an expression makes of it.</summary>
    private static Func<Draft, Planter, bool> OnVectorsOfSurfaces(string expression) =>
        (d, p) =>
            d.Space.IsOnVertices
            && Replace(
                p,
                static v => v is { Kind: ValueKind.Plain, Base: RowBase.Points } && v.Signature is { Irreps.LMax: > 0 },
                expression
            );

    /// <summary>A layer, and invariants of what it gives as a factor.</summary>
    private static Func<Draft, Planter, bool> Layer(string declaration, string expression) =>
        (d, p) =>
        {
            if (
                !d.Space.IsOnVertices
                || p.Victim(static v => v is { Kind: ValueKind.Scalars, Base: RowBase.Points }) is not { } x
            )
            {
                return false;
            }
            string u = d.NewName("q");
            d.Members.Add(declaration.Replace("$u", u, StringComparison.Ordinal));
            string factor = expression.Replace("$u", u, StringComparison.Ordinal);
            return Put(p, x, $"$0 * Scalars.From(({factor}).SoftNorm().SumOverCopies())");
        };

    /// <summary>Layers of types of their own, in which an expression of a value is computed.</summary>
    private static Func<Draft, Planter, bool> OnCoefficients(
        string declarations,
        string expression,
        Func<Draft, bool>? isFor = null
    ) =>
        (d, p) =>
        {
            if (
                !d.Space.IsOnSphere
                || isFor?.Invoke(d) == false
                || p.Victim(static v => v is { Kind: ValueKind.Named or ValueKind.Plain, Base: RowBase.Clouds })
                    is not { } x
            )
            {
                return false;
            }
            string u = d.NewName("q");
            string Filled(string text) =>
                text.Replace("$u", u, StringComparison.Ordinal)
                    .Replace(
                        "$T",
                        x.Kind == ValueKind.Named ? x.TypeName : $"[Irreps(\"{x.Signature}\")] Features",
                        StringComparison.Ordinal
                    )
                    .Replace("$S", $"{x.Signature}", StringComparison.Ordinal);
            string behind = ModelSpace.Behind(d.Group),
                scalar = $"{d.Group.Trivial}",
                fibre = ModelSpace.Behind(d.Space.InputGroup),
                field = $"{d.Space.InputGroup.Trivial}";
            d.Types.AddRange([
                $"[Irreps(\"{scalar}..9\"{behind})] public readonly ref partial struct Deep{u};",
                $"[Irreps(\"{scalar}..3\"{behind})] public readonly ref partial struct Short{u};",
                $"[Irreps(\"{field}\"{fibre})] public readonly ref partial struct Flat{u};",
                .. d.Group.HasParity
                    ?
                    [
                        $"[Irreps(\"2e..3 + 2o..3\")] public readonly ref partial struct Both{u};",
                        $"[Irreps(\"2\"{fibre}, Polarisation = PolarisationConvention.Iau)] "
                            + "public readonly ref partial "
                            + $"struct Turned{u};",
                    ]
                    : Array.Empty<string>(),
            ]);
            d.Members.Add(Filled(declarations));
            return Put(p, x, Filled(expression));
        };

    /// <summary>The result is replaced by what an expression makes of a field.</summary>
    private static Func<Draft, Planter, bool> OnFields(string expression, bool isPolarised = false) =>
        (d, p) =>
        {
            if (
                !d.Space.IsOnSphere
                || d.Space.IsOnHealPix
                || p.Victim(static v => v is { Kind: ValueKind.Named or ValueKind.Plain, Base: RowBase.Clouds })
                    is not { } x
            )
            {
                return false;
            }
            string u = d.NewName("q"),
                behind = ModelSpace.Behind(d.Group),
                fibre = ModelSpace.Behind(d.Space.InputGroup),
                field = isPolarised ? "2" : $"{d.Space.InputGroup.Trivial}",
                coefficients = isPolarised
                    ? d.Group.HasParity
                        ? "2e..3 + 2o..3"
                        : "2..3 + 2..3"
                    : $"{d.Group.Trivial}..3";
            d.Types.AddRange([
                $"[Irreps(\"{field}\"{fibre})] public readonly ref partial struct Wide{u};",
                $"[Irreps(\"{field}\"{fibre}, Polarisation = PolarisationConvention.Iau)] public readonly ref partial "
                    + $"struct Other{u};",
                $"[Irreps(\"{coefficients}\"{behind})] public readonly ref partial struct Coefficients{u};",
            ]);
            string type = x.Kind == ValueKind.Named ? x.TypeName : $"[Irreps(\"{x.Signature}\")] Features";
            d.Members.Add(
                $"[Linear] private partial Coefficients{u} Mix{u}({type} x); [FromHarmonics] private partial Wide{u} "
                    + $"Make{u}(Batch p, Coefficients{u} x);"
            );
            return Put(
                p,
                x,
                "$0",
                $"Wide{u} f{u} = Make{u}(cloud.Batch, Mix{u}($0)); "
                    + $"_ = {expression.Replace("$u", u, StringComparison.Ordinal)};"
            );
        };
}
