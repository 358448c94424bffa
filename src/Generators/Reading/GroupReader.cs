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

    /// <summary>The axis; y if none is stated, or something else.</summary>
    public static Axis AxisOf(AttributeView view) =>
        view.Choice("Axis", Axis.Y) is var axis && IsAxis(axis) ? axis : Axis.Y;

    /// <summary>An axis belongs to a group of the plane.</summary>
    public static void CheckAxis(AttributeView view, SymmetryGroup? group, FaultList faults)
    {
        if (!view.IsGiven("Axis") || view.IsErroneous)
            return;
        string? why =
            group is { IsSpatial: true }
                ? $"{group.Stated} turns space about every axis. Only groups of the plane have one axis. Remove Axis, "
                    + "or write Group.O2 or Group.SO2."
            : IsAxis(view.Choice("Axis", Axis.Y)) ? null
            : "This is not an axis. A plane turns about x, y or z. Write for example Axis = Axis.Z.";
        if (why is not null)
            faults.Add(FaultIds.GroupArguments, view.LocationOf("Axis"), why);
    }

    /// <summary>The group, or why there is none, of what an attribute states (null: it does not).</summary>
    public static (SymmetryGroup? Group, string? Why) Of(int? kind, int? fold, SymmetryGroup? inherited)
    {
        if (kind is not null)
        {
            var stated = (Group)kind;
            string? why = SymmetryGroup.WhyNot(stated, fold);
            return why is null ? (SymmetryGroup.Of(stated, fold ?? 0), null) : (null, why);
        }
        return fold is null || inherited is null || (fold != 0 && inherited.Fold == fold)
            ? (inherited, null)
            : (null, SymmetryGroup.WhyNoFold(inherited.Kind));
    }

    private static bool IsAxis(Axis axis) => axis is Axis.X or Axis.Y or Axis.Z;

    private static (SymmetryGroup? Group, string? Why) Read(AttributeView view, SymmetryGroup? inherited) =>
        Of(view.Find("Group")?.Value as int?, view.Find("Fold")?.Value as int?, inherited);
}
