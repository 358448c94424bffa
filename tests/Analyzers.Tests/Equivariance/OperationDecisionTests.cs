using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>
/// Somebody has decided on each kind of operation, of the Roslyn that we compile against and of those of the SDKs that
/// run us.
/// </summary>
public sealed class OperationDecisionTests
{
    [Fact]
    public void EachKind_IsDecided() =>
        Assert.All(
            Enum.GetValues<OperationKind>().Distinct(),
            static kind => Assert.True(OperationDecisions.Of(kind) is not null, $"{(int)kind} {kind}")
        );

    [Fact]
    public void EachKindOfTheSdksRoslyn_IsDecided()
    {
        string sdks = Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "sdk")
        );
        string[] libraries =
        [
            .. Directory
                .GetDirectories(sdks)
                .Select(static d => Path.Combine(d, "Roslyn", "bincore", "Microsoft.CodeAnalysis.dll"))
                .Where(File.Exists),
        ];

        Assert.NotEmpty(libraries);
        Assert.All(
            libraries.SelectMany(Kinds),
            static k =>
                Assert.True(
                    OperationDecisions.Of((OperationKind)k.Value) is not null,
                    $"{k.Value} {k.Name} of {k.Library}"
                )
        );
    }

    [Fact]
    public void UnknownKind_IsUndecided() => Assert.Null(OperationDecisions.Of((OperationKind)9999));

    /// <summary>The values of the enumeration, read without loading the library.</summary>
    private static List<(string Name, int Value, string Library)> Kinds(string library)
    {
        using var file = new PEReader(File.OpenRead(library));
        MetadataReader reader = file.GetMetadataReader();
        TypeDefinition kinds = reader
            .TypeDefinitions.Select(reader.GetTypeDefinition)
            .Single(t => reader.GetString(t.Name) == nameof(OperationKind));
        var found = kinds
            .GetFields()
            .Select(reader.GetFieldDefinition)
            .Where(static f => !f.GetDefaultValue().IsNil)
            .Select(f =>
                (
                    reader.GetString(f.Name),
                    reader.GetBlobReader(reader.GetConstant(f.GetDefaultValue()).Value).ReadInt32(),
                    library
                )
            )
            .ToList();
        Assert.True(found.Count > 100, library);
        return found;
    }
}
