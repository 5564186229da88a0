// One import gives a Swift user everything that is public.
@_exported public import TidewaiterClassification
@_exported public import TidewaiterCodes
@_exported public import TidewaiterDocuments
@_exported public import TidewaiterManifests
@_exported public import TidewaiterNomenclature
@_exported public import TidewaiterPacks
@_exported public import TidewaiterQuantities
@_exported public import TidewaiterRulebooks
@_exported public import TidewaiterTariffs
