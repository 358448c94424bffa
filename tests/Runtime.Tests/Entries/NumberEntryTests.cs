using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Entries;

/// <summary>
/// Numbers that are not finite, far too large or negative, given to every public entry that takes real numbers: it says
/// which argument is wrong, or everything that comes out is finite.
/// </summary>
public class NumberEntryTests
{
    private static readonly double[] Bad =
    [
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
        1e300,
        -1e300,
        1e155,
        -1,
        1e-310,
    ];

    public static TheoryData<string> Entries => [.. NumberEntries.All.Keys];

    [Theory]
    [MemberData(nameof(Entries))]
    public void BadNumbers_AreNamedOrHarmless(string entry)
    {
        string argument = entry[(entry.LastIndexOfAny(['.', '(']) + 1)..].TrimEnd(')');
        foreach (double number in Bad)
        {
            string at = $"{entry} given {number.ToString(CultureInfo.InvariantCulture)}: ";
            double[] results;
            try
            {
                results = NumberEntries.All[entry](number);
            }
            catch (ArgumentException error)
            {
                // Where an argument goes on to a deeper check it may have another name there; then the words say what
                // it is.
                Assert.True(
                    error.ParamName is not null || error.Message.Contains(argument, StringComparison.OrdinalIgnoreCase),
                    at + error.Message
                );
                continue;
            }

            Assert.True(Array.TrueForAll(results, double.IsFinite), at + string.Join(", ", results));
        }
    }

    [Fact]
    public void EveryEntry_IsInTheList()
    {
        Type[] types =
        [
            .. typeof(Pass)
                .Assembly.GetExportedTypes()
                .Where(static t => !t.IsSubclassOf(typeof(Attribute)) || t == typeof(DropoutAttribute)),
        ];
        string[] found =
        [
            .. from t in types
            from m in t.GetMembers(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
                .OfType<MethodBase>()
            where !m.IsSpecialName || m.IsConstructor || m.Name.StartsWith("op_", StringComparison.Ordinal)
            where !m.Name.Contains("Deconstruct", StringComparison.Ordinal)
            from p in m.GetParameters()
            where !p.IsOut && IsInput(p, m)
            select $"{t.Name}.{m.Name}({p.Name})",
            .. from t in types
            from p in t.GetProperties(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
            )
            where
                p.SetMethod is { IsPublic: true }
                && (p.PropertyType == typeof(double) || p.PropertyType == typeof(float))
            select $"{t.Name}.{p.Name}",
        ];
        string[] known = [.. NumberEntries.All.Keys, .. NumberEntries.Exempt.Keys];
        Assert.Empty(found.Distinct().Except(known));
        Assert.Empty(known.Except(found));
    }

    private static bool IsInput(ParameterInfo parameter, MethodBase method)
    {
        Type type = parameter.ParameterType;
        if (type.IsByRef)
            type = type.GetElementType()!;
        bool isNumber = type == typeof(double) || type == typeof(float);
        bool isTable =
            type.IsGenericType
            && type.GetGenericArguments() is [var of]
            && (of == typeof(double) || of == typeof(float))
            && type.GetGenericTypeDefinition() != typeof(Span<>);
        bool isTarget = method.DeclaringType == typeof(Loss) && parameter.Name == "target";

        // What compilers add to records and structs for themselves takes no numbers of users.
        return (isNumber || isTable || isTarget) && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null;
    }
}
