using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// What is known about the rows of parameters at a point of the code: which of them have the same rows, and what these
/// may be. A parameter's rows do not change while a method runs, so what one use tells about them holds for all later
/// uses.
/// </summary>
internal sealed class FlowRows
{
    // Parameters of one class have the same rows. One that is missing here is a class of its own, about which nothing
    // is known.
    private readonly Dictionary<IParameterSymbol, int> _classes;
    private readonly Dictionary<int, FlowDomain> _domains;

    public FlowRows()
        : this(new Dictionary<IParameterSymbol, int>(SymbolEqualityComparer.Default), []) { }

    private FlowRows(Dictionary<IParameterSymbol, int> classes, Dictionary<int, FlowDomain> domains) =>
        (_classes, _domains) = (classes, domains);

    /// <summary>What the rows of a parameter may be.</summary>
    public FlowDomain Of(IParameterSymbol parameter) =>
        _classes.TryGetValue(parameter, out int its) ? _domains[its] : FlowDomain.Unknown;

    /// <summary>Records what the rows of a parameter are, and of all parameters with the same rows.</summary>
    public void Learn(IParameterSymbol parameter, FlowDomain domain) => _domains[ClassOf(parameter)] = domain;

    /// <summary>Records that two parameters have the same rows.</summary>
    public void Unite(IParameterSymbol first, IParameterSymbol second)
    {
        (int kept, int gone) = (ClassOf(first), ClassOf(second));
        if (kept == gone)
            return;
        _domains[kept] &= _domains[gone];
        _domains.Remove(gone);
        foreach (IParameterSymbol parameter in _classes.Keys.Where(p => _classes[p] == gone).ToArray())
            _classes[parameter] = kept;
    }

    public FlowRows Copy() =>
        new(
            new Dictionary<IParameterSymbol, int>(_classes, SymbolEqualityComparer.Default),
            new Dictionary<int, FlowDomain>(_domains)
        );

    /// <summary>Keeps what both branches know, and returns whether anything became less known.</summary>
    public bool Join(FlowRows other)
    {
        var joined = new Dictionary<(int, int), int>();
        var classes = new Dictionary<IParameterSymbol, int>(SymbolEqualityComparer.Default);
        var domains = new Dictionary<int, FlowDomain>();
        bool changed = false;
        foreach (IParameterSymbol parameter in _classes.Keys)
        {
            // A parameter that the other branch does not know is alone there.
            int its = _classes[parameter],
                others = other._classes.TryGetValue(parameter, out int there) ? there : -1 - classes.Count;
            if (!joined.TryGetValue((its, others), out int both))
            {
                joined.Add((its, others), both = joined.Count);
                FlowDomain before = _domains[its],
                    after = others < 0 ? FlowDomain.Unknown : before | other._domains[others];
                domains.Add(both, after);
                changed |= after != before;
            }

            classes.Add(parameter, both);
        }

        changed |= joined.Count != _domains.Count;
        if (!changed)
            return false;
        _classes.Clear();
        _domains.Clear();
        foreach (KeyValuePair<IParameterSymbol, int> entry in classes)
            _classes.Add(entry.Key, entry.Value);
        foreach (KeyValuePair<int, FlowDomain> entry in domains)
            _domains.Add(entry.Key, entry.Value);
        return true;
    }

    private int ClassOf(IParameterSymbol parameter)
    {
        if (_classes.TryGetValue(parameter, out int known))
            return known;
        int next = _domains.Count == 0 ? 0 : _domains.Keys.Max() + 1;
        _classes.Add(parameter, next);
        _domains.Add(next, FlowDomain.Unknown);
        return next;
    }
}
