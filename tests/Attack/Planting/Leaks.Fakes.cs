namespace GeoDL.Typed.Attack;

/// <content><c>IFeatures</c> implemented by hand: untyped to whoever looks for signatures, and taken by every generic
/// of the runtime.</content>
internal static partial class Leaks
{
    private const string Body =
        "private readonly GeoDL.Typed.CompilerServices.Handle _handle; private "
        + "Fake$u(GeoDL.Typed.CompilerServices.Handle handle) => _handle = handle; public static "
        + "GeoDL.Typed.CompilerServices.FeatureLayout? Layout { get; } = "
        + "GeoDL.Typed.CompilerServices.FeatureLayout.Of(\"0e + 1o\"); public static Fake$u "
        + "Wrap(GeoDL.Typed.CompilerServices.Handle handle) => new(handle); public "
        + "GeoDL.Typed.CompilerServices.Handle Unwrap() => _handle; public double First => "
        + "this.ToRows()[0, 1]; public Fake$u Half() => this;";

    private const string Fake =
        "public readonly struct Fake$u : GeoDL.Typed.CompilerServices.IFeatures<Fake$u> { " + Body + " }";

    private const string AlsoFake = "input.Also<Fake$u, $N>(cloud, \"0e + 1o\")";

    private static IEnumerable<Leak> Fakes() =>
        [
            Faked("used / features of a cloud", "double $k = fake$u.Features.First > 0 ? 1 : -0.5;"),
            Faked("used / sum over edges", "double $k = $c.Edges.Sum($c.Edges.Sender(fake$u.Features)).First;"),
            Faked("used / mean of clouds", "Fake$u f$u = fake$u.Features.Mean($c.Batch); double $k = f$u.First;"),
            Faked(
                "kept / captured by a lambda",
                "Fake$u f$u = fake$u.Features; Func<double> g$u = () => f$u.First; double $k = g$u();"
            ),
            Faked("used / in a helper", "double $k = Of$u(fake$u.Features); static double Of$u(Fake$u f) => f.First;"),
            Faked("kept / kept in an array", "var a$u = new[] { fake$u.Features }; double $k = a$u[0].First;"),
            Faked(
                "kept / kept in a field",
                "_fake$u = fake$u.Features; double $k = _fake$u.First;",
                members: "private Fake$u _fake$u;"
            ),
            Faked(
                "declared / ref struct",
                "double $k = fake$u.Features.First;",
                Fake.Replace("readonly struct", "readonly ref struct", StringComparison.Ordinal)
            ),
            Faked(
                "declared / record",
                "double $k = fake$u.Features.First;",
                Fake.Replace("readonly struct", "readonly record struct", StringComparison.Ordinal)
            ),
            Faked(
                "declared / implemented explicitly",
                "double $k = fake$u.Features.First;",
                Fake.Replace(
                    "public static GeoDL.Typed.CompilerServices.FeatureLayout? Layout",
                    "static GeoDL.Typed.CompilerServices.FeatureLayout? "
                        + "GeoDL.Typed.CompilerServices.IFeatures<Fake$u>.Layout",
                    StringComparison.Ordinal
                )
            ),
            Faked(
                "declared / by an interface of its own",
                "double $k = fake$u.Features.First;",
                Fake.Replace(
                    ": GeoDL.Typed.CompilerServices.IFeatures<Fake$u> {",
                    ": IMine$u<Fake$u> {",
                    StringComparison.Ordinal
                )
                    + "\npublic interface IMine$u<T> : GeoDL.Typed.CompilerServices.IFeatures<T> where T "
                    + ": struct, IMine$u<T>, allows ref struct;"
            ),
            Faked(
                "declared / nested in the model",
                "double $k = fake$u.Features.First;",
                string.Empty,
                Fake,
                "input.Also<Net.Fake$u, $N>(cloud, \"0e + 1o\")"
            ),
            new("fake: of another assembly", "double $k = fake$u.Features.First;")
            {
                NeedsParity = true,
                Parameter = "PointCloud<GeoDL.Typed.Attack.ForeignFeatures> fake$u",
                Argument = "input.Also<ForeignFeatures, $N>(cloud, \"0e + 1o\")",
                IsEntered = true,
            },
        ];

    private static Leak Faked(
        string name,
        string code,
        string types = Fake,
        string members = "",
        string argument = AlsoFake
    ) =>
        new("fake: " + name, code)
        {
            NeedsParity = true,
            Parameter = "PointCloud<Fake$u> fake$u",
            Argument = argument,
            IsEntered = true,
            Types = types,
            Members = members,
        };
}
