/*
 * A form object of HWP 5 (check box, radio button, combo box, edit): its
 * properties are one string, "Caption:wstring:2:동의 Value:int:1 …".
 */
#ifndef INTAKE_HWP_FORM_H
#define INTAKE_HWP_FORM_H

struct buf;
struct hwp_record;

/*
 * Appends what people see of it: ☑ or □ and the caption of what can be
 * ticked, the text of what can be filled in.
 */
void	 hwp_form_put(struct buf *, const struct hwp_record *);

#endif
