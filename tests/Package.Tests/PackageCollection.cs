namespace GeoDL.Typed.Package.Tests;

/// <summary>Packing takes most of the time, so all tests share the packages.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "package";
}
