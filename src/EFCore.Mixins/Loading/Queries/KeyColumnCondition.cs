using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Builds the condition that columns of a row contain one of the given keys.</summary>
internal delegate Expression KeyColumnCondition(Expression row, IReadOnlyList<IProperty> columns);
