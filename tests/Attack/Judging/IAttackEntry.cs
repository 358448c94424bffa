namespace GeoDL.Typed.Attack;

/// <summary>
/// What each program implements, so that it can be run: makes its model once and gives what it computes.
/// </summary>
public interface IAttackEntry
{
    /// <summary>Runs the model on an input and gives every result.</summary>
    void Run(AttackInput input);
}
