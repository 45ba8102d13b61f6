/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-finding-row.h"

#include <glib/gi18n-lib.h>

struct _StudioFindingRow
{
  GtkListBoxRow parent_instance;

  GtkImage *sign;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (StudioFindingRow, studio_finding_row, GTK_TYPE_LIST_BOX_ROW)

/* In the order of StudioFindingVerdict. */
static const struct
{
  const char *icon;
  const char *css_class;
  const char *word;
} signs[] = {
  { "object-select-symbolic", "success", N_ ("Yes") },
  { "studio-question-symbolic", "dim-label", N_ ("Not known") },
  { "dialog-error-symbolic", "error", N_ ("No") },
};

static void
studio_finding_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_FINDING_ROW);
  G_OBJECT_CLASS (studio_finding_row_parent_class)->dispose (object);
}

static void
studio_finding_row_class_init (StudioFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_finding_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioFindingRow, sign);
  gtk_widget_class_bind_template_child (widget_class, StudioFindingRow, text);
}

static void
studio_finding_row_init (StudioFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_finding_row_new:
 * @finding: what was found out
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
studio_finding_row_new (StudioFinding *finding)
{
  StudioFindingRow *self = g_object_new (STUDIO_TYPE_FINDING_ROW, NULL);
  StudioFindingVerdict verdict = studio_finding_get_verdict (finding);
  const char *word = _ (signs[verdict].word);
  g_autofree char *whole = g_strdup_printf ("%s: %s", word, studio_finding_get_text (finding));

  gtk_image_set_from_icon_name (self->sign, signs[verdict].icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->sign), signs[verdict].css_class);
  gtk_label_set_label (self->text, studio_finding_get_text (finding));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  return GTK_WIDGET (self);
}
