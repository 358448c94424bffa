using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads the group that an attribute states with <c>Group</c> and <c>Fold</c>, or inherits.</summary>
internal static class GroupReader
{
    /// <summary>The group; null if the two do not fit together.</summary>
    public static SymmetryGroup? Of(AttributeView view, SymmetryGroup? inherited) => Read(view, inherited).Group;

    /// <summary>The group; null after a fault.</summary>
    public static SymmetryGroup? Read(AttributeView view, SymmetryGroup? inherited, FaultList faults)
    {
        (SymmetryGroup? group, string? why) = Read(view, inherited);
        if (why is not null && !view.IsErroneous)
            faults.Add(FaultIds.GroupArguments, view.LocationOf(view.IsGiven("Fold") ? "Fold" : "Group"), why);
        return group;
    }

    /// <summary>An axis belongs to a group of the plane.</summary>
    public static void CheckAxis(AttributeView view, SymmetryGroup? group, FaultList faults)
    {
        if (group is { IsSpatial: true } && view.IsGiven("Axis"))
        {
            faults.Add(
                FaultIds.GroupArguments,
                view.LocationOf("Axis"),
                $"{group.Stated} turns space about every axis. Only groups of the plane have one axis. Remove Axis, or "
                    + "write Group.O2 or Group.SO2."
            );
        }
    }

    private static (SymmetryGroup? Group, string? Why) Read(AttributeView view, SymmetryGroup? inherited)
    {
        int? fold = view.Find("Fold")?.Value as int?;
        if (view.Find("Group")?.Value is int kind)
        {
            var stated = (Group)kind;
            string? why = SymmetryGroup.WhyNot(stated, fold);
            return why is null ? (SymmetryGroup.Of(stated, fold ?? 0), null) : (null, why);
        }
        return fold is null || inherited is null || inherited.Fold == fold
            ? (inherited, null)
            : (null, SymmetryGroup.WhyNoFold(inherited.Kind));
    }
}
