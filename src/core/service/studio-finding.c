/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-finding.h"

#include "studio-property.h"

struct _StudioFinding
{
  GObject parent_instance;

  const char *subject;
  StudioFindingVerdict verdict;
  char *text;
  GError *error;
};

G_DEFINE_ENUM_TYPE (StudioFindingVerdict,
                    studio_finding_verdict,
                    G_DEFINE_ENUM_VALUE (STUDIO_FINDING_PROVED, "proved"),
                    G_DEFINE_ENUM_VALUE (STUDIO_FINDING_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (STUDIO_FINDING_DISPROVED, "disproved"))

G_DEFINE_FINAL_TYPE (StudioFinding, studio_finding, G_TYPE_OBJECT)

typedef enum
{
  PROP_SUBJECT = 1,
  PROP_VERDICT,
  PROP_TEXT,
} StudioFindingProperty;

static GParamSpec *properties[PROP_TEXT + 1];

static void
studio_finding_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioFinding *self = STUDIO_FINDING (object);

  switch ((StudioFindingProperty) id)
    {
    case PROP_SUBJECT:
      g_value_set_string (value, self->subject);
      break;
    case PROP_VERDICT:
      g_value_set_enum (value, (int) self->verdict);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_finding_finalize (GObject *object)
{
  StudioFinding *self = STUDIO_FINDING (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (studio_finding_parent_class)->finalize (object);
}

static void
studio_finding_class_init (StudioFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_finding_get_property;
  object_class->finalize = studio_finding_finalize;
  properties[PROP_SUBJECT] = g_param_spec_string (
      "subject", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  properties[PROP_VERDICT] = g_param_spec_enum ("verdict",
                                                NULL,
                                                NULL,
                                                STUDIO_TYPE_FINDING_VERDICT,
                                                STUDIO_FINDING_PROVED,
                                                STUDIO_PARAM_READABLE);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_finding_init (G_GNUC_UNUSED StudioFinding *self)
{
}

/**
 * studio_finding_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): a word for scripts: `proved`, `open` or `disproved`
 */
const char *
studio_finding_verdict_to_string (StudioFindingVerdict verdict)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (STUDIO_TYPE_FINDING_VERDICT);
  return g_enum_get_value (klass, (int) verdict)->value_nick;
}

/**
 * studio_finding_new:
 * @subject: what it is about, a word for scripts that is never freed
 * @verdict: whether it is so
 * @format: printf format of the translated sentence
 *
 * Returns: (transfer full): a finding
 */
StudioFinding *
studio_finding_new (const char *subject, StudioFindingVerdict verdict, const char *format, ...)
{
  StudioFinding *self = g_object_new (STUDIO_TYPE_FINDING, NULL);
  va_list arguments;

  self->subject = subject;
  self->verdict = verdict;
  va_start (arguments, format);
  self->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return self;
}

/**
 * studio_finding_new_disproved:
 * @subject: what it is about, a word for scripts that is never freed
 * @error: why it is not so, copied; its message is the sentence
 *
 * Returns: (transfer full): a finding that says no
 */
StudioFinding *
studio_finding_new_disproved (const char *subject, const GError *error)
{
  StudioFinding *self = studio_finding_new (
      subject, STUDIO_FINDING_DISPROVED, "%s", error->message);
  self->error = g_error_copy (error);
  return self;
}

/**
 * studio_finding_get_subject:
 * @self: a finding
 *
 * Returns: (transfer none): what it is about: `address`, `model`, `key` or `images`
 */
const char *
studio_finding_get_subject (StudioFinding *self)
{
  return self->subject;
}

/**
 * studio_finding_get_verdict:
 * @self: a finding
 *
 * Returns: whether it is so
 */
StudioFindingVerdict
studio_finding_get_verdict (StudioFinding *self)
{
  return self->verdict;
}

/**
 * studio_finding_get_text:
 * @self: a finding
 *
 * Returns: (transfer none): the translated sentence
 */
const char *
studio_finding_get_text (StudioFinding *self)
{
  return self->text;
}

/**
 * studio_finding_get_error:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): why it is not so, where that is disproved
 */
const GError *
studio_finding_get_error (StudioFinding *self)
{
  return self->error;
}
