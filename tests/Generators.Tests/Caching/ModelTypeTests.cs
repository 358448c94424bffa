using System.Reflection;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Generators.Tests.Caching;

/// <summary>
/// Models are what the driver compares: plain values only, compared by value, holding no compilation alive.
/// </summary>
public class ModelTypeTests
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly Type[] Plain =
    [
        typeof(string),
        typeof(int),
        typeof(long),
        typeof(bool),
        typeof(TextSpan),
        typeof(LinePositionSpan),
        typeof(System.Numerics.BigInteger),
        typeof(GridSize?),
    ];

    public static TheoryData<Type> ModelTypes =>
        [
            .. typeof(FeatureDeclaration)
                .Assembly.GetTypes()
                .Where(static t =>
                    (t.Namespace == typeof(FeatureDeclaration).Namespace || typeof(LayerOptions).IsAssignableFrom(t))
                    && !t.IsEnum
                    && !t.IsNested
                    && !(t.IsAbstract && t.IsSealed)
                ),
        ];

    [Theory]
    [MemberData(nameof(ModelTypes))]
    public void AModel_HoldsPlainValuesOnly(Type type)
    {
        for (Type? t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
        {
            foreach (FieldInfo field in t.GetFields(Fields | BindingFlags.DeclaredOnly))
                Assert.True(IsPlain(field.FieldType), $"{type.Name} has a {field.FieldType} in {field.Name}.");
        }
    }

    [Theory]
    [MemberData(nameof(ModelTypes))]
    public void AModel_IsASealedRecordOrAValue(Type type) =>
        Assert.True(
            type.IsValueType || (IsRecord(type) && (type.IsSealed || type.IsAbstract)),
            $"{type.Name} is neither."
        );

    [Fact]
    public void Arrays_AreEqualWhenTheirItemsAre()
    {
        Assert.Equal(new[] { 1, 2 }.ToEquatableArray(), new[] { 1, 2 }.ToEquatableArray());
        Assert.Equal(new[] { 1, 2 }.ToEquatableArray().GetHashCode(), new[] { 1, 2 }.ToEquatableArray().GetHashCode());
        Assert.False(new[] { 1, 2 }.ToEquatableArray() == new[] { 2, 1 }.ToEquatableArray());
        Assert.True(default == Array.Empty<string>().ToEquatableArray());
        Assert.Equal(0.1, ExactDouble.Of(0.1).ToDouble());
    }

    private static bool IsPlain(Type type) =>
        Plain.Contains(type)
        || type.IsEnum
        || type.IsGenericParameter
        || (type.Namespace == typeof(FeatureDeclaration).Namespace && !type.IsGenericType)
        // Options of one layer may be part of another's; each type is tested itself.
        || typeof(LayerOptions).IsAssignableFrom(type)
        || (type.Namespace == typeof(Irreps).Namespace && type.IsValueType)
        // Compared by kind and fold, which is all that it holds.
        || type == typeof(SymmetryGroup)
        || (
            type.IsGenericType
            && type.GetGenericTypeDefinition() == typeof(EquatableArray<>)
            && IsPlain(type.GetGenericArguments()[0])
        )
        // The one array, inside the equatable one, which compares its items.
        || (type.IsArray && type.GetElementType()!.IsGenericParameter);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", Fields) is not null;
}
