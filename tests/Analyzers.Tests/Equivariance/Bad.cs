namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>A model with one layer, and code around it that is not checked.</summary>
internal static class Bad
{
    private const string Around = """
        public class Holder { public PointCloud<Hidden> Cloud; }
        public delegate Hidden Custom(Hidden h);
        public static class Tools
        {
            public static Hidden Plain(Hidden x) => x;
            public static Hidden Steal(this Hidden x) => x;
            public static void Deconstruct(this Hidden x, out int a, out int b) => a = b = 0;
        }

        """;

    private const string Layer = "[Linear] private partial Hidden Mix(Hidden x);\n";

    public static Task Verify(string members) => Tests.Verify.That(Around + Tests.Verify.InModel(Layer + members));

    public static Task Says(string members, string message) =>
        Tests.Verify.Says(Around + Tests.Verify.InModel(Layer + members), message);
}
