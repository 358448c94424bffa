namespace GeoDL.Typed.Attack;

/// <content>A second group in one program: what is even without reflections is a sign with them.</content>
internal static partial class Leaks
{
    private const string Turning = "[Irreps(\"1\", Group = Group.SO3)] public readonly ref partial struct Turning$u;\n";

    private const string Layers =
        "[TensorProduct(\"1\", \"1\", \"1\", Weighted = false)] private partial Features "
        + "Cross(Features x, Features y); [TensorProduct(\"1\", \"1\", \"0\", Weighted = false)] private "
        + "partial Features Dot(Features x, Features y); ";

    private const string Triple =
        "{ Neighbourhood e = cloud.Edges; Features a = e.Sum(e.Vectors), b = e.Sum(e.Lengths * "
        + "e.Vectors), c = e.Sum(e.Lengths * (e.Lengths * e.Vectors)); return Scalars.From(Dot(Cross(a, "
        + "b), c)); }";

    /// <summary>A model of rotations alone: its scalar is a triple product.</summary>
    private const string Turner =
        Turning
        + "[EquivariantModel(Group = Group.SO3)] public sealed partial class Turner$u { "
        + Layers
        + "public Scalars Forward(PointCloud<Turning$u> cloud) "
        + Triple
        + " }";

    private const string Also = "input.Also<Turning$u, $N>(cloud, \"1\")";

    private static IEnumerable<Leak> Groups() =>
        [
            Laundered("model as a parameter / handed in", "Scalars $y = turner$u.Forward(turning$u);"),
            Laundered(
                "model as a parameter / handed on",
                "Scalars $y = Of$u(turner$u, turning$u); static Scalars Of$u(Turner$u t, "
                    + "PointCloud<Turning$u> p) => t.Forward(p);"
            ),
            new("group: model in a carrier / a record", "Scalars $y = extra$u.Turner.Forward(turning$u);")
            {
                NeedsParity = true,
                Parameter = "PointCloud<Turning$u> turning$u, Kept$u extra$u",
                Argument = Also + ", new Kept$u(new Turner$u(3, Precision.Double))",
                Types = Turner + "\npublic sealed record Kept$u(Turner$u Turner);",
            },
            new(
                "group: model in a carrier / a list",
                "Scalars $y = extra$u[0].Forward(turning$u); foreach (Turner$u t$u in extra$u) $y += "
                    + "t$u.Forward(turning$u);"
            )
            {
                NeedsParity = true,
                Parameter = "PointCloud<Turning$u> turning$u, Turner$u[] extra$u",
                Argument = Also + ", [new Turner$u(3, Precision.Double)]",
                Types = Turner,
            },
            new("group: module / module", "Scalars $y = Inner$u.Forward(turning$u);")
            {
                NeedsParity = true,
                Parameter = "PointCloud<Turning$u> turning$u",
                Argument = Also,
                Types = Turner,
                Members = "[Module] private partial Turner$u Inner$u { get; }",
            },
            new("group: model behind a helper / marked", "Scalars $y = Tools$u.Of(turner$u, turning$u);")
            {
                NeedsParity = true,
                Parameter = "PointCloud<Turning$u> turning$u, Turner$u turner$u",
                Argument = Also + ", new Turner$u(3, Precision.Double)",
                Types =
                    Turner
                    + "\npublic static class Tools$u { [Equivariant] [return: Irreps(\"0\", Group = "
                    + "Group.SO3)] public static Scalars Of(Turner$u t, PointCloud<Turning$u> p) => "
                    + "t.Forward(p); }",
            },
            new(
                "group: model behind a helper / generic",
                "Scalars $y = Of$u(turner$u, turning$u); static Scalars Of$u<T>(T t, "
                    + "PointCloud<Turning$u> p) where T : IRun$u => t.Forward(p);"
            )
            {
                NeedsParity = true,
                Parameter = "PointCloud<Turning$u> turning$u, Turner$u turner$u",
                Argument = Also + ", new Turner$u(3, Precision.Double)",
                Types =
                    Turner.Replace("Turner$u {", "Turner$u : IRun$u {", StringComparison.Ordinal)
                    + "\npublic interface IRun$u { Scalars Forward(PointCloud<Turning$u> cloud); }",
            },
            new("group: model behind a helper / static", "Scalars $y = Turner$u.Of(turning$u);")
            {
                NeedsParity = true,
                Parameter = "PointCloud<Turning$u> turning$u",
                Argument = Also,
                Types = Turner.Replace(
                    "public Scalars Forward",
                    "private static readonly Turner$u Only = new(3, Precision.Double); public static "
                        + "Scalars Of(PointCloud<Turning$u> cloud) => Only.Forward(cloud); public Scalars "
                        + "Forward",
                    StringComparison.Ordinal
                ),
            },
            new("group: scalars of another group's features", "Scalars $y = turner$u.Forward(turning$u).SoftNorm();")
            {
                NeedsParity = true,
                Parameter = "PointCloud<Turning$u> turning$u, Turner$u turner$u",
                Argument = Also + ", new Turner$u(3, Precision.Double)",
                Types =
                    Turning
                    + "[EquivariantModel(Group = Group.SO3)] public sealed partial class Turner$u { "
                    + "[TensorProduct(\"1\", \"1\", \"1\", Weighted = false)] private partial Features "
                    + "Cross(Features x, Features y); public Features Forward(PointCloud<Turning$u> "
                    + "cloud) { Neighbourhood e = cloud.Edges; Features a = e.Sum(e.Vectors), b = "
                    + "e.Sum(e.Lengths * e.Vectors); return a + Cross(a, b); } }",
            },
            new("group: module / nested", "Scalars $y = turner$u.Forward(turning$u);")
            {
                NeedsParity = true,
                Parameter = "PointCloud<Turning$u> turning$u, Turner$u turner$u",
                Argument = Also + ", new Net.Turner$u(3, Precision.Double)",
                Types = Turning,
                Members =
                    "[EquivariantModel(Group = Group.SO3)] public sealed partial class Turner$u { "
                    + Layers
                    + "public Scalars Forward(PointCloud<Turning$u> cloud) "
                    + Triple
                    + " }",
            },
        ];

    private static Leak Laundered(string name, string code) =>
        new("group: " + name, code)
        {
            NeedsParity = true,
            Parameter = "PointCloud<Turning$u> turning$u, Turner$u turner$u",
            Argument = Also + ", new Turner$u(3, Precision.Double)",
            Types = Turner,
        };
}
