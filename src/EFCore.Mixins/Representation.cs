using EFCore.Mixins.Representing;


namespace EFCore.Mixins;

/// <summary>The members of <see cref="IReprMixin"/>.</summary>
/// <remarks>
///     To use it everywhere, declare <c>public override string ToString() => this.Repr();</c> in the class; for the debugger alone
///     <c>[DebuggerDisplay("{EFCore.Mixins.Representation.Repr(this),nq}")]</c>.
/// </remarks>
public static class Representation
{
    extension(IReprMixin instance)
    {
        /// <summary>
        ///     Describes the instance in a line: <c>&lt;Post #1 'Long ...'&gt;</c>, with the attributes in <see cref="ReprAttribute" />.
        /// </summary>
        /// <remarks>
        ///     Reads only the instance, opens no context and never throws. <c>#new</c> is shown for a key that is not set yet,
        ///     <c>?</c> for values that are unknown or not loaded.
        /// </remarks>
        public string Repr()
        {
            ArgumentNullException.ThrowIfNull(instance);
            return InstanceReprText.Of(instance);
        }
    }
}
