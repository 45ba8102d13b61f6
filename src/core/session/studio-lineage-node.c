/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-lineage-node.h"

struct _StudioLineageNode
{
  GObject parent_instance;

  StudioRecord *record;
  StudioLineagePlace place;
  char *change;
};

G_DEFINE_FINAL_TYPE (StudioLineageNode, studio_lineage_node, G_TYPE_OBJECT)

static void
studio_lineage_node_finalize (GObject *object)
{
  StudioLineageNode *self = STUDIO_LINEAGE_NODE (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->change, g_free);
  G_OBJECT_CLASS (studio_lineage_node_parent_class)->finalize (object);
}

static void
studio_lineage_node_class_init (StudioLineageNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_lineage_node_finalize;
}

static void
studio_lineage_node_init (G_GNUC_UNUSED StudioLineageNode *self)
{
}

/**
 * studio_lineage_node_new:
 * @record: a loaded record
 * @place: where it stands
 * @change: (nullable): what is different from the image that it came from
 *
 * Returns: (transfer full): a node
 */
StudioLineageNode *
studio_lineage_node_new (StudioRecord *record, const StudioLineagePlace *place, const char *change)
{
  StudioLineageNode *self = g_object_new (STUDIO_TYPE_LINEAGE_NODE, NULL);

  self->record = g_object_ref (record);
  self->place = *place;
  self->change = g_strdup (change);
  return self;
}

/**
 * studio_lineage_node_get_record:
 * @self: a node
 *
 * Returns: (transfer none): its image
 */
StudioRecord *
studio_lineage_node_get_record (StudioLineageNode *self)
{
  return self->record;
}

/**
 * studio_lineage_node_get_place:
 * @self: a node
 *
 * Returns: (transfer none): where it stands
 */
const StudioLineagePlace *
studio_lineage_node_get_place (StudioLineageNode *self)
{
  return &self->place;
}

/**
 * studio_lineage_node_get_change:
 * @self: a node
 *
 * Returns: (transfer none) (nullable): what is different from the image that it came from, such as
 *   "+ misty, − crowd"; %NULL for one that came from none
 */
const char *
studio_lineage_node_get_change (StudioLineageNode *self)
{
  return self->change;
}
