using EFCore.Mixins.Representing;


namespace EFCore.Mixins;

/// <summary>The members of <see cref="IReprMixin"/>.</summary>
/// <remarks>
///     A class shows it everywhere with <c>public override string ToString() => this.Repr();</c>, or in the debugger alone with
///     <c>[DebuggerDisplay("{EFCore.Mixins.Representation.Repr(this),nq}")]</c>.
/// </remarks>
public static class Representation
{
    extension(IReprMixin instance)
    {
        /// <summary>The instance in a line: <c>&lt;Post #1 'Long ...'&gt;</c>, with what <see cref="ReprAttribute" /> declares.</summary>
        /// <remarks>
        ///     Shows what the instance holds, opens no context and never throws: <c>#new</c> stands for a key that is not set yet,
        ///     <c>?</c> for what is not known or not loaded.
        /// </remarks>
        public string Repr()
        {
            ArgumentNullException.ThrowIfNull(instance);
            return ReprText.Of(instance);
        }
    }
}
