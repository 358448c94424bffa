namespace GeoDL.Typed;

/// <summary>How the values of a field become one number that the group leaves alone.</summary>
public enum GroupPooling
{
    /// <summary>The largest value; its gradient goes to the first of equal ones.</summary>
    Max,

    /// <summary>The mean of the values: up to a factor the trivial irrep of the field.</summary>
    Mean,
}
